# The two commands: `make run` and `make test`. Everything else is in `make help`.
.DEFAULT_GOAL := help
SHELL := /bin/bash
BIN := build/dragoman

.PHONY: help deps build run test score bench format tidy sanitize clean train

help: ## This list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | column -t -s "$$(printf '\t')"

deps: ## Install the Debian packages that are missing (the only step that uses the network)
	@tools/deps.sh

build: ## Build build/dragoman
	@tools/build.sh dragoman

run: deps build ## Read the example reports into a new ledger and show a relation
	@tools/run.sh

test: deps ## Build and run every test
	@tools/build.sh all
	@ctest --test-dir build --output-on-failure -j 2

score: build ## Measure on ../shared/gold and write docs/scores.md
	@tools/score.sh

train: ## Train the language core anew from ../shared/gold (hours; see train/README.md)
	@train/train.sh $(or $(DATA),../shared/gold)

bench: ## Build and run the benchmarks
	@tools/build.sh bench

format: ## Lay out all sources with clang-format
	@tools/format.sh

tidy: ## Run clang-tidy over all sources
	@tools/tidy.sh

SANITIZERS := asan tsan
sanitize: ## Run the tests under address, undefined-behaviour and thread sanitizers (SANITIZERS=asan: the first two)
	@for preset in $(SANITIZERS); do cmake --preset $$preset && cmake --build --preset $$preset && ctest --preset $$preset -j 2 || exit 1; done

clean: ## Remove what was built
	@rm -rf build
