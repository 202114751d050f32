.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test check check-floors eval bench train clean

VENV := .venv
BIN := $(VENV)/bin
ARTICLE := seeds/gaza-call/article.txt
PINS := -c .ci/constraints.txt
UV := $(shell command -v uv 2>/dev/null)

# The first that runs, is new enough and can make environments.
PYTHONS := $(strip $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11 python)
FITS := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))

ifneq ($(UV),)
make_venv = uv venv --quiet --python '$(or $(PYTHON),>=3.11)' $(1)
install = uv pip install --quiet --python $(1)/bin/python
else
make_venv = for python in $(PYTHONS); do \
      if $$python -c '$(FITS)' 2>/dev/null; then exec $$python -m venv $(1); fi; \
    done; \
    echo 'summariser needs Python 3.11 or newer with venv and ensurepip; none of these is that:' \
      '$(PYTHONS). Install one (Debian, Ubuntu: apt install python3-venv), or name yours:' \
      'make PYTHON=/path/to/python3' >&2; \
    exit 1
install = $(1)/bin/python -m pip install --quiet --disable-pip-version-check
endif

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

demo: $(VENV)/.installed  ## Print the report of an article, made offline
	@$(BIN)/summariser summarise $(ARTICLE) --offline

test: $(VENV)/.installed-dev  ## Run the tests
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

check: $(VENV)/.installed-dev  ## Check style, types and which module imports which
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check-floors: $(BIN)/python  ## Run with the lowest versions that pyproject.toml admits
	@rm -rf $(VENV)-floors
	@$(call make_venv,$(VENV)-floors)
	@$(BIN)/python .ci/lower_bounds.py > $(VENV)-floors/lowest.txt
	@$(call install,$(VENV)-floors) '.[eval]' -r $(VENV)-floors/lowest.txt
	@cd $(VENV)-floors && bin/python ../.ci/import_everything.py
	@cd $(VENV)-floors && bin/summariser summarise ../$(ARTICLE) --offline > report.txt

eval: $(VENV)/.installed-dev  ## Hold the embedded engine against .ci/embedded.toml
	@$(BIN)/summariser eval --split tune --model embedded --gate .ci/embedded.toml

bench: $(VENV)/.installed-dev $(VENV)-bench/.installed  ## Measure times, and tokens against others
	@$(BIN)/python -m evals.benchmarks.startup
	@$(BIN)/python -m evals.benchmarks.scoring
	@$(BIN)/python -m evals.benchmarks.overhead
	@$(VENV)-bench/bin/python -m evals.benchmarks.cost

train: $(VENV)-train/.installed  ## Train the tagger that is shipped, on POLNEAR=FOLDER
	@$(VENV)-train/bin/python -m evals.training train '$(or $(POLNEAR),$(error \
	  Name the folder of PolNeAR: make train POLNEAR=FOLDER))'
	@$(VENV)-train/bin/python -m evals.training export

clean:  ## Remove what make built
	rm -rf $(VENV) $(VENV)-floors $(VENV)-bench $(VENV)-train build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(BIN)/python:
	@rm -rf $(VENV)
	@$(call make_venv,$(VENV))

$(VENV)/.installed: pyproject.toml .ci/constraints.txt | $(BIN)/python
	@echo 'installing into $(VENV)' >&2
	@$(call install,$(VENV)) $(PINS) -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml .ci/constraints.txt | $(BIN)/python
	@echo 'installing into $(VENV), with what the tests need' >&2
	@$(call install,$(VENV)) $(PINS) -e '.[dev]'
	@touch $(VENV)/.installed $@

# litellm is there for the vocabularies that it ships; what it depends on is not needed.
$(VENV)-bench/.installed: pyproject.toml .ci/constraints.txt .ci/bench.txt
	@echo 'installing into $(VENV)-bench what the benchmarks compare with' >&2
	@rm -rf $(VENV)-bench
	@$(call make_venv,$(VENV)-bench)
	@$(call install,$(VENV)-bench) $(PINS) -c .ci/bench.txt -e '.[eval]' 'langextract[openai]' tiktoken
	@$(call install,$(VENV)-bench) -c .ci/bench.txt --no-deps litellm
	@touch $@

$(VENV)-train/.installed: pyproject.toml .ci/constraints.txt
	@echo 'installing into $(VENV)-train what training needs' >&2
	@rm -rf $(VENV)-train
	@$(call make_venv,$(VENV)-train)
	@$(call install,$(VENV)-train) $(PINS) -e '.[eval,train]'
	@touch $@
