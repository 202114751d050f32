"""What `import summariser` gives."""

import subprocess
import sys

import pytest

import summariser


@pytest.mark.parametrize("name", summariser.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(summariser, name) is not None
    assert name in dir(summariser)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'summarise_all'"):
        _ = summariser.summarise_all  # type: ignore[attr-defined]


def test_the_import_alone_brings_nothing_heavy() -> None:
    code = "import sys, summariser; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"pydantic", "openai", "typer", "asyncio"} & set(done.stdout.split())
