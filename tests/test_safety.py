"""No code from models, no network unasked."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import headcheck

SOURCES = sorted(Path(headcheck.__file__).parent.rglob("*.py"))
RUNS_CODE = {"eval", "exec", "compile", "__import__", "breakpoint"}
MODULES = {"pickle", "dill", "marshal", "shelve", "joblib", "subprocess", "ctypes", "cloudpickle", "socket", "urllib"}
NEEDED = {"loading": {"ctypes"}}  # for malloc_trim alone, see below


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_the_source_runs_nothing_that_it_reads(path):
    """No pickle, no eval, no shell, no socket, and code from a model's folder or hub page is never trusted."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            assert MODULES.isdisjoint({name.partition(".")[0] for name in names} - NEEDED.get(path.stem, set()))
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else ""
            assert called not in RUNS_CODE
            assert not (isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in {"torch.load", "os.system"})
            given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
            assert given.get("trust_remote_code", "False") == "False"
            assert given.get("weights_only", "True") == "True"


def test_native_code_is_called_to_free_memory_alone():
    """The one foreign function that is called hands back memory."""
    calls = [re.findall(r"ctypes\.[\w.()]+", path.read_text(encoding="utf-8")) for path in SOURCES]
    assert [call for found in calls for call in found] == ["ctypes.CDLL(None).malloc_trim"]


def test_every_loader_says_that_it_trusts_nothing():
    """Each call that loads a model to check with says safetensors, and no remote code, itself."""
    loaders = {"CrossEncoder", "SentenceTransformer"}
    found = []
    for path in (path for path in SOURCES if path.parent.name != "train"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in loaders:
                given = {keyword.arg: ast.unparse(keyword.value) for keyword in node.keywords}
                found.append((path.stem, given.get("trust_remote_code"), given.get("model_kwargs", "")))
    assert found
    assert [entry for entry in found if entry[1] != "False" or "'use_safetensors': True" not in entry[2]] == []


OFFLINE = """
import socket, sys
asked = []
def blocked(*args, **kwargs):
    asked.append(args)
    raise RuntimeError("blocked")  # an error of the network would be tried again, for a minute
socket.socket.connect = socket.socket.connect_ex = socket.create_connection = socket.getaddrinfo = blocked
from headcheck import Checker, HeadcheckError, ModelNotFoundError
from headcheck.testing import WordEncoder
Checker(sys.argv[1], WordEncoder(), device="cpu").check("Mayor quits", "The mayor may quit.")
print(len(asked))
for name, options in (("/no/such/folder", {}), ("./none", {}), ("nobody/nothing", {"local_files_only": True})):
    try:
        Checker(name, WordEncoder(), **options)
    except ModelNotFoundError:
        print(len(asked))
try:
    Checker("nobody/nothing", WordEncoder())
except ModelNotFoundError:
    print(len(asked) > 0)
"""


def test_the_network_is_asked_for_a_hub_name_alone(native_model, monkeypatch):
    """A folder, one that is not there, and a hub name with local_files_only reach for no network; a hub name does."""
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE, str(native_model)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["0", "0", "0", "0", "True"]
