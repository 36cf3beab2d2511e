# tests of web
WEB_TESTS = tests/web/test_html
check_PROGRAMS += $(WEB_TESTS)
TESTS += $(WEB_TESTS)
tests_web_test_html_SOURCES = tests/web/test_html.c
tests_web_test_html_LDADD = $(TEST_LIBS)
