# make chat    a chat in the browser (DOCS=folder ingests that folder first)
# make test    ruff, mypy and pytest
# make eval    answers GOLD over CORPUS: records, report, TREC files and failures in build/eval
# make evaluate  the same records and report, published as docs/evaluation.md
PYTHON ?= python3
INDEX  ?= index
DOCS   ?=
VENV   := .venv
BIN    := $(VENV)/bin
PIP_ARGS ?=
SAMPLES := $(wildcard samples/*.txt samples/*.docx samples/*.pdf samples/*.xml samples/*.html)

export ANONYMIZED_TELEMETRY := False
export GRADIO_ANALYTICS_ENABLED := False
export HF_HUB_OFFLINE := 1
export HF_HUB_DISABLE_TELEMETRY := 1

.PHONY: chat test lint types check eval evaluate clean
.DEFAULT_GOAL := chat

$(VENV)/.made: constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	    { echo "Python 3.11 of nieuwer is nodig; dit is $$($(PYTHON) --version)."; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check $(PIP_ARGS) \
	    --constraint constraints.txt --editable '.[dev]'
	touch $@

$(VENV)/.model: $(VENV)/.made
	$(BIN)/python -m rag prepare
	touch $@

chat: $(VENV)/.model
	@if [ -n "$(DOCS)" ]; then $(BIN)/python ingest.py "$(DOCS)" --index $(INDEX); \
	elif [ ! -f $(INDEX)/library.sqlite ]; then $(BIN)/python ingest.py $(SAMPLES) --index $(INDEX); fi
	$(BIN)/python ui.py --index $(INDEX)

test: $(VENV)/.model lint types check

lint: $(VENV)/.made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.made
	$(BIN)/mypy

check: $(VENV)/.model
	PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest --numprocesses 2 --dist loadfile

GOLD   ?= samples/gold.jsonl
CORPUS ?= $(SAMPLES)
EVAL   := build/eval
eval: $(VENV)/.model
	$(BIN)/python -m eval.run --gold $(GOLD) --corpus $(CORPUS) --out $(EVAL)/records.jsonl
	$(BIN)/python -m eval.report $(EVAL)/records.jsonl --gold $(GOLD) --out $(EVAL)/report.md --plots $(EVAL)/plots
	$(BIN)/python -m eval.trec $(EVAL)/records.jsonl --gold $(GOLD) --run $(EVAL)/run.trec --qrels $(EVAL)/qrels.trec
	$(BIN)/python -m eval.failures $(EVAL)/records.jsonl --gold $(GOLD) --corpus $(CORPUS) --out $(EVAL)/failures.html

evaluate: $(VENV)/.model
	$(BIN)/python -m eval.run --gold $(GOLD) --corpus $(CORPUS) --out build/records.jsonl
	$(BIN)/python -m eval.report build/records.jsonl --gold $(GOLD) --out docs/evaluation.md --plots docs/evaluation

clean:
	rm -rf $(VENV) index .pytest_cache .mypy_cache .ruff_cache
