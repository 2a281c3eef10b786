# Waymark: the commands people type. Each target is one script of scripts/, which holds the details.
#
# Scripts speak plain ASCII whatever the locale of the caller; results do not depend on it.
export LC_ALL := C.UTF-8
.DEFAULT_GOAL := help
.PHONY: help report test soak fuzz sanitize check format bench instructions calibrate example clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

report: ## Install what is missing, build, run the nightly pipeline, print where its report is (ARGS=... for waymark run)
	@scripts/report $(ARGS)

test: ## Install what is missing, build, run every test (FILTER=name runs some)
	@scripts/test $(if $(FILTER),--filter '$(FILTER)')

soak: ## Cut runs off at every fault point, kill 200 at random, give statistics 100,000 hostile series, fuzz every reader; an hour
	@scripts/soak

fuzz: ## Give every reader inputs of libFuzzer under AddressSanitizer (SECONDS_EACH=600, JOBS=2, ONLY="csv dates")
	@scripts/fuzz $(ONLY)

sanitize: ## Run the tests of the statistics under ThreadSanitizer and AddressSanitizer (ONLY=thread or address)
	@scripts/sanitize $(ONLY)

check: ## Lint the format of every Swift file, strictly
	@scripts/check

format: ## Rewrite every Swift file in the house format
	@scripts/check --fix

bench: ## Measure the statistics beside their peers in Python and R (ONLY=word runs some, RECORD=1 keeps the results)
	@scripts/bench $(if $(ONLY),--only '$(ONLY)') $(if $(RECORD),--record)

instructions: ## Count the instructions of kernels and compare with the committed counts (RECORD=1 records them)
	@scripts/instructions $(if $(RECORD),--record)

calibrate: ## Measure in simulations how often verdicts are right and planted effects found (RECORD=1 keeps the tables, ARGS=...)
	@scripts/calibrate $(if $(RECORD),--record) $(ARGS)

example: ## Copy the latest report to reports/example, which is committed
	@scripts/example

clean: ## Remove what was built and the Python environment; reports and stores stay
	@scripts/clean
