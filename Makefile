# The commands of the project; `make help` lists them.

.DEFAULT_GOAL := help
SHELL := /bin/bash
RELEASE := --configuration release --static-swift-stdlib
SHOUCE := .build/release/shouce
PACKAGES := libxml2-dev zlib1g-dev libdeflate-dev libyaml-dev libmd-dev
EXAMPLES := abc plant studio

.PHONY: help deps build release demo examples history test goldens coverage lint format schema bench preview validate clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

deps: ## install the C libraries that are missing (as root or with sudo)
	@if pkg-config --exists libxml-2.0 zlib libdeflate yaml-0.1 libmd 2>/dev/null; then \
	  echo "libxml2, zlib, libdeflate, libyaml and libmd are there"; \
	else \
	  echo "installing $(PACKAGES) and pkg-config (apt-get)"; \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq pkg-config $(PACKAGES); \
	fi

build: deps ## debug build
	swift build

release: deps ## release build with the static Swift library: .build/release/shouce
	swift build $(RELEASE) --product shouce

demo: release ## write the example manual as DOCX and ODT into Examples/abc/out
	$(SHOUCE) build Examples/abc

examples: release ## write the manuals of all examples
	$(SHOUCE) build $(EXAMPLES:%=Examples/%)

history: release ## issue A0, A1, A2 and B0 of the example into Examples/history/out/abc
	SHOUCE=$(abspath $(SHOUCE)) Examples/history/issue.sh

test: deps ## the whole test suite
	swift test --disable-xctest

goldens: deps ## record the goldens again; read the diff before you commit it
	@[ -z "$$CI" ] || { echo "goldens are not recorded in CI"; exit 1; }
	GOLDENS=record swift test --disable-xctest; git status --short -- '*Goldens*'

coverage: deps ## line coverage of Sources, at least 90 %
	swift test --disable-xctest --enable-code-coverage
	@python3 Tests/coverage.py "$$(swift test --show-codecov-path)" 90

lint: ## formatter in strict mode
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## rewrite the sources in the house style
	swift format --in-place --recursive --parallel Package.swift Sources Tests

schema: release ## write Templates/profile.schema.json from the schema table
	$(SHOUCE) schema > Templates/profile.schema.json

bench: release ## speed and memory: a table, and bench.json
	python3 Tests/Bench/bench.py

preview: examples ## pages of the examples as pictures (needs LibreOffice and poppler-utils)
	@for file in $(EXAMPLES:%=Examples/%/out/*.docx) $(EXAMPLES:%=Examples/%/out/*.odt); do \
	  folder="$$(dirname "$$file")/pages-$${file##*.}"; mkdir -p "$$folder"; \
	  soffice --headless --convert-to pdf --outdir "$$folder" "$$file" >/dev/null 2>&1; \
	  pdftoppm -r 60 -png "$$folder"/*.pdf "$$folder/page"; echo "$$folder"; \
	done

validate: examples history ## the independent checks of ../shared/tools on the examples, where they are there
	@if [ -f ../shared/tools/validate.py ]; then \
	  python3 ../shared/tools/validate.py --strict Examples/*/out/*.docx Examples/*/out/*.odt && \
	  Examples/history/validate.sh $(abspath ../shared/tools/validate.py); \
	else echo "left out: ../shared/tools/validate.py is not there"; fi

clean: ## remove what was built
	rm -rf .build Examples/*/out
