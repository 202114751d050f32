import os
from collections.abc import Iterator

import pytest

from summariser.engines import transport
from tests.servers.llama import llama_server
from tests.servers.scripted import scripted_server

__all__ = ["llama_server", "scripted_server"]

_OUTSIDE = ("_API_KEY", "_BASE_URL", "_PROXY")


@pytest.fixture(autouse=True)
def nothing_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in os.environ:
        if name.upper().endswith(_OUTSIDE):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def no_waits() -> Iterator[None]:
    transport.set_waits(False)
    yield
    transport.set_waits(True)
