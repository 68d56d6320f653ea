"""The floor: a Typer app with two commands that do nothing, as cheap as a Typer program can be."""

import typer

app = typer.Typer()


@app.command()
def one(name: str = "") -> None:
    print(name)


@app.command()
def two(name: str = "") -> None:
    print(name)


if __name__ == "__main__":
    app()
