# tests of web
WEB_TESTS = tests/web/test_html
check_PROGRAMS += $(WEB_TESTS)
TESTS += $(WEB_TESTS)

# The pages in a browser: chromium, which make check does without.
EXTRA_DIST += tests/web/browser.sh tests/web/browser.py
check-browser:
	$(MAKE) check TESTS=tests/web/browser.sh
.PHONY: check-browser

tests_web_test_html_SOURCES = tests/web/test_html.c
tests_web_test_html_LDADD = $(TEST_LIBS)
