from tests.servers.llama import llama_server
from tests.servers.scripted import scripted_server

__all__ = ["llama_server", "scripted_server"]
