"""`kharkivctl store`: the curator's tools, one module each."""

import typer

from kharkivctl.commands.store import add, check, diff, format, gaps, info, path, schema
from kharkivctl.usage import Command, Group

app = typer.Typer(
    name="store",
    cls=Group,
    add_completion=False,
    help="The curator's tools: check a store of facts, keep it in its one layout, see what it lacks.",
    no_args_is_help=True,
)
app.command("check", cls=Command)(check.check)
app.command("format", cls=Command)(format.format_store)
app.command("gaps", cls=Command)(gaps.gaps)
app.command("info", cls=Command)(info.info)
app.command("diff", cls=Command)(diff.diff)
app.command("path", cls=Command)(path.path)
app.command("schema", cls=Command)(schema.schema_of)
app.add_typer(add.app, name="add")
