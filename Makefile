# What can be done here: `make` lists it.
PORT ?= 8000
ARGS ?=
TESTS := -m pytest --numprocesses auto --dist worksteal
PY := .venv/bin/python
MANAGE := $(PY) manage.py
export PORT
# What `make check` takes for production.
PRODUCTION := DEBUG=0 SITE_URL=https://agenda.example.ma DATABASE_URL=sqlite:///var/check.sqlite3

# What serves a site and nothing more: a process is heavier where tests are installed too.
SERVING = $(if $(findstring postgres,$(ARGS)$(DATABASE_URL)),production,run)

.DEFAULT_GOAL := help
.PHONY: help run admin demo demo-remove test test-next test-postgres check format lock catalogues bench clean

help: ## list what can be done
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## install what is missing, prepare the data and serve the site (PORT=8000)
	@.ci/install run
	@$(PY) -m config.start

admin: ## make an administrator
	@.ci/install run
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) createsuperuser

demo: ## add a fictional coming year, each title marked as an example
	@.ci/install run
	@$(MANAGE) demo

demo-remove: ## remove the fictional year
	@$(MANAGE) demo --remove

test: ## run every test, in a browser too where Chromium is found (ARGS="-k month")
	@.ci/install e2e
	@$(PY) $(TESTS) $(ARGS)

test-postgres: ## run every test on PostgreSQL (DATABASE_URL=…)
	@.ci/install e2e
	@DATABASE_URL=$${DATABASE_URL:-postgres://postgres@127.0.0.1:5432/mawaid} $(PY) $(TESTS) $(ARGS)

test-next: ## run every test on Django 6.1 with Python 3.13, where one is found
	@LEAST=13 .ci/install next .venv-next
	@.venv-next/bin/python $(TESTS) $(ARGS)

check: ## look for faults without running the site: style, types, layers, migrations, messages
	@.ci/install dev
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports
	@.venv/bin/djlint --check templates
	@.venv/bin/djlint --lint templates
	@$(PY) .ci/check_css.py
	@$(PY) .ci/catalogues.py check
	@$(MANAGE) makemigrations --check --dry-run
	@$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

format: ## bring code and templates into shape
	@.ci/install dev
	@.venv/bin/ruff format .
	@.venv/bin/ruff check --fix --quiet .
	-@.venv/bin/djlint --quiet --reformat templates

catalogues: ## bring the translations up to date with the sources, and compile them
	@.ci/install dev
	@$(PY) .ci/catalogues.py update
	@$(PY) .ci/catalogues.py compile

lock: ## write requirements/*.txt anew (maintainers; needs uv)
	@.ci/lock

bench: ## measure pages, feeds and memory (ARGS="--events 10000")
	@.ci/install $(SERVING) .venv-$(SERVING)
	@.venv-$(SERVING)/bin/python -m config.bench $(ARGS)

clean: ## remove what was installed and gathered; var/ with your data stays
	rm -rf .venv .venv-next .venv-run .venv-production var/static .mypy_cache .ruff_cache .pytest_cache .hypothesis
