# Everything runs in .venv/, which is made from requirements.lock the first time a target needs it.
# Another Python: make report PYTHON=python3.12

PYTHON ?= python3
VENV := .venv/bin/python
PIP := $(VENV) -m pip -qq --disable-pip-version-check --no-input

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
.PHONY: help report test lab check pictures lock clean FORCE

help: ## List the targets
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

report: .venv/.installed ## Write every report and run the notebooks, into reports/
	@$(VENV) -m analysis report
	@$(VENV) -m analysis notebooks
	@echo 'Open reports/report.html in a browser. The notebooks are in reports/notebooks/; reports/evidence.json is for programs.'

test: .venv/.installed ## Run every test: code, data, types, layers, docs, notebooks, browser
	@$(VENV) -m pytest

lab: .venv/.installed ## Open the notebooks in JupyterLab
	@$(VENV) -m jupyterlab --LabApp.default_url=/lab/tree/notebooks

check: .venv/.installed ## Check the tables in data/ and list every fault and flag
	@$(VENV) -m analysis check

pictures: .venv/.installed ## Take the pictures of the report in docs/pictures/ again (needs Chromium)
	@$(VENV) docs/pictures.py

lock: ## For developers: resolve the dependencies again, into requirements.lock (needs uv)
	@command -v uv >/dev/null || { \
	  echo 'make lock needs uv, which is not on the PATH: https://docs.astral.sh/uv/getting-started/installation/' >&2; exit 1; }
	@uv pip compile --quiet pyproject.toml --extra notebooks --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-annotate --no-header -o requirements.lock
	@echo 'Wrote requirements.lock. The next make target installs from it.'

clean: ## Remove what was made: .venv/, reports/ and the caches
	@rm -rf .venv reports .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name .git -prune -o -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# An environment holds absolute paths: one whose Python has gone, or that was moved or copied here, is made again.
UNSOUND := $(shell test -x $(VENV) && test "$$(cat .venv/.locked 2>/dev/null)" = "$$(pwd -P)" || echo FORCE)

.venv/.locked: requirements.lock $(UNSOUND)
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo 'Python 3.11 or later is needed; there is no "$(PYTHON)" on the PATH. Name yours: make PYTHON=/path/to/python3' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is $$("$(PYTHON)" --version 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making .venv with $$("$(PYTHON)" --version) ..."
	@"$(PYTHON)" -m venv --clear .venv || { \
	  echo 'This Python cannot make an environment. On Debian or Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
	@echo 'Installing the packages of requirements.lock, each against its hash (about a minute) ...'
	@{ command -v uv >/dev/null && { uv pip install --quiet --python $(VENV) --require-hashes -r requirements.lock || { \
	  echo 'uv could not install them; trying pip ...' >&2; false; }; }; } || \
	  $(PIP) install --require-hashes -r requirements.lock
	@pwd -P > $@

.venv/.installed: .venv/.locked pyproject.toml
	@echo 'Installing this package, editable ...'
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@
