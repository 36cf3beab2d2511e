# tests of house
HOUSE_TESTS = \
	tests/house/test_completion.sh \
	tests/house/test_data.sh \
	tests/house/test_installed.sh \
	tests/house/test_layers.sh \
	tests/house/test_manual.sh \
	tests/house/test_reading_time.sh \
	tests/house/test_registered.sh \
	tests/house/test_texts.sh
TESTS += $(HOUSE_TESTS)
EXTRA_DIST += $(HOUSE_TESTS)

# Rooms in which gcc's -fanalyzer, clang-tidy and cppcheck find nothing.
ANALYSED = lesson proof report sim store
EXTRA_DIST += tests/house/analyse.sh .clang-tidy
.PHONY: analyse
analyse: config.h
	@CC='$(CC)' FLAGS='$(DEFS) -I. -I$(top_srcdir)/src -include config.h $(CPPFLAGS) $(AM_CFLAGS)' \
	srcdir='$(srcdir)' $(SHELL) $(srcdir)/tests/house/analyse.sh $(ANALYSED)

# The Debian package, and other systems, from the distributed files.
EXTRA_DIST += tests/house/package.sh tests/house/platforms.sh
check-package: dist
	$(MAKE) check TESTS=tests/house/package.sh
check-platforms: dist
	$(MAKE) check TESTS=tests/house/platforms.sh
.PHONY: check-package check-platforms
