"""No test reaches beyond loopback, knows a key or waits between tries."""

import logging
import os
import socket
from collections.abc import Callable, Iterator
from ipaddress import ip_address
from typing import Any

import hypothesis
import pytest

from summariser.engines.llm import transport
from tests.servers.scripted import scripted_server

__all__ = ["scripted_server"]

# A deadline would assert how fast the machine is.
hypothesis.settings.register_profile("summariser", deadline=None)
hypothesis.settings.load_profile("summariser")


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment without keys, addresses, proxies and a chosen model."""
    for name in list(os.environ):
        if name.upper().endswith(("_API_KEY", "_BASE_URL", "_PROXY")) or name == "SUMMARISER_MODEL":
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def own_logger() -> Iterator[None]:
    """Our logger as the test found it: the command line gives it a handler."""
    logger = logging.getLogger("summariser")
    kept = logger.handlers[:], logger.level, logger.propagate
    yield
    logger.handlers[:], logger.propagate = kept[0], kept[2]
    logger.setLevel(kept[1])


@pytest.fixture(autouse=True)
def no_waits() -> Iterator[None]:
    """Tries follow each other at once."""
    transport.set_waits(False)
    yield
    transport.set_waits(True)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Sockets and name look-ups beyond loopback fail, and so does the test that tries them.

    The second matters where the code under test turns a failed connection into an answer.
    """
    reached: list[str] = []

    def guarded(real: Callable[..., Any], host_of: Callable[..., object]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            host = host_of(*arguments)
            if not _is_local(host):
                reached.append(f"{real.__name__} to {host}")
                raise OSError(f"a test may not reach {host}")
            return real(*arguments, **named)

        return call

    for name in ("connect", "connect_ex"):
        real = getattr(socket.socket, name)
        monkeypatch.setattr(socket.socket, name, guarded(real, lambda _, to: _host(to)))
    real_sendto = socket.socket.sendto
    monkeypatch.setattr(socket.socket, "sendto", guarded(real_sendto, lambda *a: _host(a[-1])))
    for name in ("getaddrinfo", "gethostbyname"):
        real = getattr(socket, name)
        monkeypatch.setattr(socket, name, guarded(real, lambda host, *_: host))
    yield
    assert not reached, f"the test reached beyond loopback: {', '.join(reached)}"


def _host(address: object) -> object:
    """The host of an internet address; None for a socket of the file system."""
    return address[0] if isinstance(address, tuple) else None


def _is_local(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        return ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False
