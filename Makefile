# Everything is set up by these two; both make their own virtual environment in .venv.
#   make demo   analyse two sample clips and show the reports
#   make test   style, types, layering and the fast tests; make test-fast runs the fast tests alone,
#               in two and a half minutes on two cores; make test-all runs the slow ones too
# make docs            builds the documentation into site/; a warning is an error
# make app             opens the dashboard
# make accuracy        renders and measures some 200 clips and writes docs/accuracy.md (an hour);
#                      make accuracy-tuning measures the clips too that rules were tuned on;
#                      make accuracy-quick measures the samples against wide limits
# make sample-videos   renders the sample videos again
# make samples         makes their shipped landmarks, reports and pictures again, after a number or
#                      a drawing has changed
# make drawings        draws the drawings of how to film again
# make soak            200 analyses in one server, into docs/reliability.md (a quarter of an hour)
# make speed           measures time and memory against a plain script, and writes docs/performance.md
#                      (six minutes on two free cores); make speed-full measures clips of ten minutes
#                      too (an hour)

VENV ?= .venv
# The newest that is tested comes first; then whatever goes by a plain name, if it is new enough.
PYTHON ?= $(shell for python in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done)
# uv installs in seconds what takes pip minutes. It does not read pip's settings: `make UV= test`
# goes without it.
UV ?= $(shell command -v uv)
BIN = $(VENV)/bin
INSTALL = $(if $(UV),$(UV) pip install --python $(BIN)/python,$(BIN)/python -m pip install) \
	--quiet --constraint constraints.txt --editable
# Neighbouring tests share what their module has made: a worker that is done takes over the end of
# another's list.
PYTEST = $(BIN)/python -m pytest --numprocesses auto --dist worksteal

.PHONY: demo test test-fast test-all check docs app sample-videos samples drawings accuracy accuracy-tuning accuracy-quick soak speed speed-full clean

demo: $(VENV)/.installed
	$(BIN)/formcheck demo

test: check test-fast

test-fast: $(VENV)/.installed-with-tests
	$(PYTEST) -m 'not slow'

test-all: check
	$(PYTEST)

check: $(VENV)/.installed-with-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.installed-with-tests
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict

app: $(VENV)/.installed
	$(BIN)/formcheck app

sample-videos: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.samples

samples: $(VENV)/.installed
	$(BIN)/python -m benchmarks.shipped_samples

drawings: $(VENV)/.installed
	$(BIN)/python -m docs.drawings

accuracy: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.accuracy

accuracy-tuning: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.accuracy --tuning

accuracy-quick: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.accuracy --quick

soak: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.soak

speed: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.speed

speed-full: $(VENV)/.installed-with-tests
	$(BIN)/python -m benchmarks.speed --full

clean:
	rm -rf $(VENV) demo_reports

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) .
	@touch $@

$(VENV)/.installed-with-tests: pyproject.toml constraints.txt | $(BIN)/python
	$(INSTALL) '.[test,benchmark,docs]'
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "formcheck: Expected Python 3.11 or newer, found none: install one, or name it with make PYTHON=/path/to/python." >&2; exit 2; }
	$(if $(UV),$(UV) venv --quiet --seed --python $(PYTHON),$(PYTHON) -m venv) $(VENV)
