"""The ids of new sources; tests/commands/test_store.py has what adding them does to a file."""

from typing import Any

import pytest

from kharkivctl.store.adding import id_of
from tests import made_up


@pytest.mark.parametrize(
    ("fields", "id"),
    [
        ({"container_title": "The Guardian", "issued": "2022-09-17"}, "guardian-2022-09-17"),
        ({"publisher": "Institute for Tests", "issued": "2022-09"}, "institute-for-tests-2022-09"),
        ({"via": "Telegram", "issued": "2022-09-11~"}, "telegram-2022-09-11"),
        ({"agency": "Ukrinform", "issued": "2022-03-02/2022-03-03"}, "ukrinform-2022-03-02"),
        ({"container_title": "Об'єктив", "issued": "2022", "language": "uk"}, "obiektyv-2022"),
        ({"container_title": "Пробные вести", "issued": "2022", "language": "ru"}, "probnyye-vesti-2022"),
        ({"container_title": "L’Écho & Co.", "issued": "2022"}, "lecho-co-2022"),
    ],
)
def test_an_id_is_made_of_outlet_and_day(fields: dict[str, Any], id: str) -> None:
    assert id_of(made_up.source("", **fields)) == id
