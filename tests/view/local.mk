# tests of view
VIEW_TESTS = tests/view/test_canvas tests/view/test_wrap
check_PROGRAMS += $(VIEW_TESTS)
TESTS += $(VIEW_TESTS)

tests_view_test_canvas_SOURCES = tests/view/test_canvas.c
tests_view_test_canvas_LDADD = $(TEST_LIBS)
tests_view_test_wrap_SOURCES = tests/view/test_wrap.c
tests_view_test_wrap_LDADD = $(TEST_LIBS)
