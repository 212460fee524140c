# Every target is self-sufficient: it needs python3, pip and make, and makes its own virtual environment.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src -type f -not -name '*.pyc') pyproject.toml README.md

.PHONY: demo test lint docs check release-check clean

demo: $(VENV)/installed ## install headcheck and check an article, offline
	HF_HUB_OFFLINE=1 $(BIN)/headcheck check examples/harbour.txt --dtype float32

test: $(VENV)/tested ## run the tests against the installed wheel
	HF_HUB_OFFLINE=1 $(BIN)/python -P -m pytest $(ARGS)

lint: $(VENV)/linted ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/documented ## the documentation site, in build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

check: lint test docs

release-check: $(VENV)/installed ## what a release must have: see RELEASING.md
	$(BIN)/python tools/release_check.py dist/*.whl

clean:
	rm -rf $(VENV) dist build

$(VENV)/pip:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1" build
	touch $@

$(VENV)/installed: $(VENV)/pip constraints.txt $(SOURCES)
	rm -rf dist
	$(BIN)/python -m build --quiet --wheel --outdir dist .
	$(BIN)/python -m pip install --quiet --constraint constraints.txt dist/*.whl
	$(BIN)/python -m pip install --quiet --no-deps --force-reinstall dist/*.whl
	touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group test
	touch $@

$(VENV)/linted: $(VENV)/tested
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group lint
	touch $@

$(VENV)/documented: $(VENV)/pip pyproject.toml
	$(BIN)/python -m pip install --quiet --group docs
	touch $@
