"""The retrying client for SDKs that still bring httpx, httpx2's elder: import it late."""

import httpx

from summariser.engines.llm import transport

__all__ = ["RetryingHttpxClient"]


class RetryingHttpxClient(transport.Retrying, httpx.AsyncClient):
    """A retrying client for SDKs that take one of httpx; redirects are not followed."""

    def __init__(self) -> None:
        timeout = httpx.Timeout(transport.READ_TIMEOUT, connect=transport.CONNECT_TIMEOUT)
        super().__init__(timeout=timeout, verify=transport.certificates())
