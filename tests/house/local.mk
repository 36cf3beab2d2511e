# tests of house
HOUSE_TESTS = \
	tests/house/test_bootstrap.sh \
	tests/house/test_completion.sh \
	tests/house/test_data.sh \
	tests/house/test_installed.sh \
	tests/house/test_layers.sh \
	tests/house/test_manual.sh \
	tests/house/test_reading_time.sh \
	tests/house/test_readme.sh \
	tests/house/test_registered.sh \
	tests/house/test_schema.sh \
	tests/house/test_texts.sh tests/house/test_threats.sh
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS) tests/house/analyze.sh tests/house/coverage.sh

# What gcc's analyzer, clang-tidy and cppcheck find in these rooms: nothing.
ANALYZED = cmd class tour term web view report proof scenes lesson design course store sim
analyze:
	ANALYZED='$(ANALYZED)' $(MAKE) check TESTS=tests/house/analyze.sh check_PROGRAMS=
.PHONY: analyze

# How many lines of each room the suite executes, from a build of its own in coverage/.
coverage:
	TEST_TOOLS="$${TEST_TOOLS-$(abs_top_srcdir)/test-tools}" $(SHELL) $(srcdir)/tests/house/coverage.sh \
		'$(abs_top_builddir)/coverage' '$(filter-out tests/house/%,$(TESTS))'
.PHONY: coverage

# The Debian package, and other systems, from the distributed files.
EXTRA_DIST += tests/house/package.sh tests/house/platforms.sh
check-package: dist
	$(MAKE) check TESTS=tests/house/package.sh check_PROGRAMS=
check-platforms: dist
	$(MAKE) check TESTS=tests/house/platforms.sh check_PROGRAMS=
.PHONY: check-package check-platforms
