# Every target is self-sufficient: it needs python3, pip and make, and makes its own virtual environment.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SOURCES := $(shell find src -type f -not -name '*.pyc') pyproject.toml README.md

.PHONY: demo test lint docs check release-check fuzz fuzz-guided audit clean

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

fuzz: $(VENV)/tested ## 100,000 hostile examples, and time on 5 MB of every hostile kind (about half an hour)
	HF_HUB_OFFLINE=1 HYPOTHESIS_PROFILE=nightly $(BIN)/python -P -m pytest tests/test_fuzz.py tests/test_time.py $(ARGS)

fuzz-guided: $(VENV)/tested ## coverage-guided fuzzing of what reads others' input, ten minutes each (Linux)
	$(BIN)/python -m pip install --quiet --group fuzz
	mkdir -p build/fuzz/text build/fuzz/report
	for target in text report; do \
		$(BIN)/python -m fuzz.guided $$target build/fuzz/$$target -max_total_time=600 -artifact_prefix=build/fuzz/ || exit 1; \
	done

audit: $(VENV)/installed ## known vulnerabilities in what headcheck installs (asks the network)
	mkdir -p build
	$(BIN)/python -m pip freeze --exclude headcheck | sed 's/+cpu$$//' > build/audited.txt
	$(BIN)/python -m pip install --quiet --group audit
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement build/audited.txt

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
