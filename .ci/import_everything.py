"""Import every module of the installed package, so that a missing name in a dependency shows."""

import importlib
import pkgutil

import summariser

# What an extra brings the library for.
EXTRAS = {"summariser.engines.llm.transport_httpx"}

for module in pkgutil.walk_packages(summariser.__path__, "summariser."):
    if not module.name.endswith(".__main__") and module.name not in EXTRAS:
        importlib.import_module(module.name)
for name in summariser.__all__:
    getattr(summariser, name)
