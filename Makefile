# Sets itself up: every target but `help` and `clean` first makes .venv from requirements.lock.
# Kept to what GNU make 3.81 knows, the version that macOS has.

PYTHON ?=
PYTEST_ARGS ?=
FUZZ_ROUNDS ?= 20
EDITION ?= editions/2026-11-24

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help edition test lint bench accept fuzz picture wheel setup clean

help:
	@echo "make edition   the sample edition as print PDF, in $(EDITION)/out/print"
	@echo "make test      all tests (PYTEST_ARGS=\"-n 2\" on two cores)"
	@echo "make lint      formatting, lint, strict types"
	@echo "make bench     times of the engine, beside Typst where it is installed"
	@echo "make accept    renew the goldens, after you have looked at the report"
	@echo "make fuzz      random search, FUZZ_ROUNDS=$(FUZZ_ROUNDS) rounds"
	@echo "make picture   the pictures of the read-me, from the sample edition"
	@echo "make wheel     the package to install elsewhere, in dist/"

edition: $(READY)
	$(BIN)/python -m layout -C $(EDITION) build

test: $(READY)
	$(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(READY)
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m ruff check .
	$(BIN)/python -m pyright

bench: $(READY)
	$(BIN)/python -m bench
	$(BIN)/python -m bench.make_up

accept: $(READY)
	$(BIN)/python -m pytest tests/golden tests/test_tour.py --accept $(PYTEST_ARGS)

fuzz: $(READY)
	@seed=`date +%s`; round=0; while [ $$round -lt $(FUZZ_ROUNDS) ]; do \
	  echo "round $$round: --fuzz $$seed"; \
	  $(BIN)/python -m pytest -m hypothesis --fuzz $$seed $(PYTEST_ARGS) || exit 1; \
	  seed=`expr $$seed + 1`; round=`expr $$round + 1`; \
	done

picture: $(READY)
	$(BIN)/python -m layout -C $(EDITION) build --pages A01,A04,A07,A08
	$(BIN)/python docs/picture.py $(EDITION)/out/print/*-A01.pdf $(EDITION)/out/print/*-A04-A05.pdf \
	  $(EDITION)/out/print/*-A07-city.pdf $(EDITION)/out/print/*-A08-city.pdf

wheel: $(READY)
	$(BIN)/python -m hatchling build -t wheel

setup: $(READY)

$(READY): requirements.lock pyproject.toml .ci/venv
	@PYTHON="$(PYTHON)" sh .ci/venv $(VENV)
	@touch $@

clean:
	rm -rf $(VENV) dist build .pytest_cache .ruff_cache .hypothesis
