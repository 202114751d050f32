import asyncio

import pytest

from summariser.article import Article
from summariser.engines import Request
from summariser.engines.embedded import EmbeddedEngine
from summariser.engines.llm import LLMEngine
from summariser.errors import ConfigurationError, MissingKey, UsageError
from summariser.settings import choose_engine

KEY, MODEL = "OPENAI_API_KEY", "SUMMARISER_MODEL"
BASE_URL = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("environment", "model", "offline", "chosen"),
    [
        ({}, None, False, "embedded"),
        ({KEY: "k"}, None, False, "openai/gpt-5.4-mini"),
        ({KEY: "k", MODEL: "openai/of-the-environment"}, None, False, "openai/of-the-environment"),
        ({KEY: "k", MODEL: "openai/of-the-environment"}, "openai/given", False, "openai/given"),
        ({KEY: "k", MODEL: "openai/of-the-environment"}, "embedded", False, "embedded"),
        ({KEY: "k", MODEL: "openai/of-the-environment"}, None, True, "embedded"),
        ({KEY: "k", MODEL: "embedded"}, None, False, "embedded"),
        ({KEY: "k", MODEL: ""}, None, False, "openai/gpt-5.4-mini"),
        ({KEY: ""}, None, False, "embedded"),
    ],
)
def test_arguments_go_before_the_environment_and_that_before_what_needs_no_key(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    model: str | None,
    offline: bool,
    chosen: str,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    engine = choose_engine(model=model, offline=offline)
    if chosen == "embedded":
        assert isinstance(engine, EmbeddedEngine)
    else:
        assert isinstance(engine, LLMEngine)
        assert engine.model == chosen


def test_an_address_alone_asks_the_default_model_there() -> None:
    engine = choose_engine(base_url=BASE_URL)
    assert isinstance(engine, LLMEngine)
    assert engine.model == "openai/gpt-5.4-mini"


def test_an_address_asks_the_model_of_the_environment_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(MODEL, "openai/local")
    engine = choose_engine(base_url=BASE_URL)
    assert isinstance(engine, LLMEngine)
    assert engine.model == "openai/local"


@pytest.mark.parametrize(
    ("model", "offline", "base_url"),
    [
        ("openai/x", True, None),
        ("embedded", True, None),
        (None, True, BASE_URL),
        ("embedded", False, BASE_URL),
    ],
)
def test_choices_that_contradict_each_other_are_refused(
    model: str | None, offline: bool, base_url: str | None
) -> None:
    with pytest.raises(UsageError, match=r"leave out"):
        choose_engine(model=model, offline=offline, base_url=base_url)


@pytest.mark.parametrize("model", ["gpt-5.4-mini", "openai/", "/", " "])
def test_what_is_no_model_is_refused_before_anything_is_asked(
    monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setenv(KEY, "k")
    with pytest.raises((UsageError, ConfigurationError)):
        choose_engine(model=model)


def test_a_model_without_its_key_is_refused_and_the_message_names_the_variable() -> None:
    with pytest.raises(MissingKey, match=KEY):
        choose_engine(model="openai/gpt-5.4-mini")


def test_where_a_fallback_is_at_hand_a_missing_key_is_no_error_yet() -> None:
    engine = choose_engine(model="openai/gpt-5.4-mini", fallback=True)
    assert engine.name == "llm"
    with pytest.raises(MissingKey, match=KEY):
        asyncio.run(engine.draft(Article.from_text("It rained."), Request()))
    with pytest.raises(ConfigurationError):
        choose_engine(model="nosuch/model", fallback=True)


def test_a_key_may_be_given() -> None:
    engine = choose_engine(model="openai/gpt-5.4-mini", api_key="k")
    assert isinstance(engine, LLMEngine)
