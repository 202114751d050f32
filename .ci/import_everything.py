"""Import every module of the installed package, so that a missing name in a dependency shows."""

import importlib
import pkgutil

import summariser

for module in pkgutil.walk_packages(summariser.__path__, "summariser."):
    if not module.name.endswith(".__main__"):
        importlib.import_module(module.name)
for name in summariser.__all__:
    getattr(summariser, name)
