"""The tools of .ci/, which is no package."""

import importlib.util
import sys

import pytest


@pytest.fixture
def tool(root):
    """Return a function that loads a tool by its name."""

    def load(name):
        spec = importlib.util.spec_from_file_location(f"ci_{name}", root / ".ci" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load
