# Everything runs in .venv/, which is made the first time a target needs it: from requirements.lock, to which `make test`
# adds requirements-test.lock and `make lab` requirements-lab.lock.
# Another Python: make report PYTHON=python3.12. Other tables: make report DATA=../data-on-migraine

PYTHON ?= python3
DATA ?= data
VENV := .venv/bin/python
PIP := $(VENV) -m pip -qq --disable-pip-version-check --no-input
PYTEST ?= $(VENV) -m pytest

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
.PHONY: help report check test test-long lab pictures lock clean FORCE

help: ## List the targets
	@echo 'make TARGET, where TARGET is one of'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-9s %s\n", $$1, $$2 }' Makefile

report: .venv/.installed ## Write every report and run the notebooks, into reports/
	@$(VENV) -m analysis report "$(DATA)"
	@$(VENV) -m analysis notebooks --data "$(DATA)"
	@echo 'Open reports/report.html in a browser. The notebooks are in reports/notebooks/; reports/evidence.json is for programs.'

check: .venv/.installed ## Check the tables in data/, or in DATA, and list every fault and flag
	@$(VENV) -m analysis check "$(DATA)"

test: .venv/.installed .venv/.test ## Run every test but the long ones: code, data, types, layers, docs, notebooks, browser
	@$(PYTEST) -n 2

test-long: .venv/.installed .venv/.test ## Run the tests that take minutes, which make test and CI leave out
	@$(PYTEST) -m long

lab: .venv/.installed .venv/.lab ## Open the first story in JupyterLab
	@$(VENV) -m analysis lab --data "$(DATA)"

pictures: .venv/.installed .venv/.test ## Take the pictures of the report in docs/pictures/ again (needs Chromium)
	@$(VENV) docs/pictures.py

# Each lock is resolved within the ones before it, so that what two of them hold has one version. The files there now are
# what uv prefers: to move on to newer versions, add --upgrade or --upgrade-package NAME (make lock UPGRADE=--upgrade).
RESOLVE := pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header $(UPGRADE)

lock: .venv/.made ## For developers: resolve the dependencies again, into the four requirements*.lock
	@$(FIND_UV); test -n "$$uv" || { echo 'make lock needs uv, which is neither on the PATH nor to be had.' >&2; exit 1; }; set -e; \
	  $$uv $(RESOLVE) --group install -o requirements-uv.lock; \
	  $$uv $(RESOLVE) pyproject.toml --extra notebooks --group build -o requirements.lock; \
	  $$uv $(RESOLVE) pyproject.toml --extra lab -c requirements.lock -o requirements-lab.lock; \
	  $$uv $(RESOLVE) pyproject.toml --extra lab --extra dev -c requirements.lock -c requirements-lab.lock -o requirements-test.lock
	@echo 'Wrote requirements.lock and those of uv, the lab and the tests. The next make target installs from them.'

clean: ## Remove what was made: .venv/, reports/ and the caches
	@rm -rf .venv reports .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name .git -prune -o -type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# Sets $uv to a uv that runs: the system's, or the one that .venv/.made fetched. Empty if there is none.
FIND_UV := uv=; for found in uv .venv/bin/uv; do "$$found" --version >/dev/null 2>&1 && { uv=$$found; break; }; done

# Install with uv, or else with pip. Python compiles a module when it is first imported, not here.
define INSTALL
@$(FIND_UV); { test -n "$$uv" && { $$uv pip install --quiet --python $(VENV) $(1) || { \
  echo 'uv could not install that; trying pip ...' >&2; false; }; }; } || \
  $(PIP) install --no-compile $(1)
endef

# An environment holds absolute paths: one whose Python has gone, or that was moved or copied here, is made again.
UNSOUND := $(shell test -x $(VENV) && test "$$(cat .venv/.made 2>/dev/null)" = "$$(pwd -P)" || echo FORCE)

# A changed requirements.lock makes the environment from nothing, so that nothing stays in it by accident.
.venv/.made: requirements.lock requirements-uv.lock $(UNSOUND)
	@command -v "$(PYTHON)" >/dev/null || { \
	  echo 'Python 3.11 or later is needed; there is no "$(PYTHON)" on the PATH. Name yours: make PYTHON=/path/to/python3' >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or later is needed; $(PYTHON) is $$("$(PYTHON)" --version 2>&1). Name another: make PYTHON=python3.12" >&2; exit 1; }
	@echo "Making .venv with $$("$(PYTHON)" --version) ..."
	@"$(PYTHON)" -m venv --clear .venv || { \
	  echo 'This Python cannot make an environment. On Debian or Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
	@$(FIND_UV); test -n "$$uv" || $(PIP) install --no-compile --only-binary :all: --require-hashes -r requirements-uv.lock || \
	  echo 'uv could not be fetched, so pip installs everything, which takes longer.' >&2
	@pwd -P > $@

.venv/.locked: .venv/.made
	@echo 'Installing the packages of requirements.lock, each against its hash ...'
	$(call INSTALL,--require-hashes -r requirements.lock)
	@touch $@

.venv/.installed: .venv/.locked pyproject.toml
	@echo 'Installing this package, editable ...'
	$(call INSTALL,--no-deps --no-build-isolation -e .)
	@touch $@

.venv/.test .venv/.lab: .venv/.%: requirements-%.lock .venv/.locked
	@echo 'Installing what $< adds, each package against its hash ...'
	$(call INSTALL,--require-hashes -r $<)
	@touch $@
