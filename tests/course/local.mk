# tests of course
COURSE_TESTS = tests/course/test_catalog tests/course/test_faults tests/course/test_settings \
	tests/course/test_text tests/course/test_typed_back
check_PROGRAMS += $(COURSE_TESTS)
TESTS += $(COURSE_TESTS)

tests_course_test_catalog_SOURCES = tests/course/test_catalog.c
tests_course_test_catalog_LDADD = $(TEST_LIBS)
tests_course_test_faults_SOURCES = tests/course/test_faults.c $(STORE_SCRATCH)
tests_course_test_faults_LDADD = $(TEST_LIBS)
tests_course_test_settings_SOURCES = tests/course/test_settings.c $(STORE_SCRATCH)
tests_course_test_settings_LDADD = $(TEST_LIBS)
tests_course_test_text_SOURCES = tests/course/test_text.c
tests_course_test_text_LDADD = $(TEST_LIBS)
tests_course_test_typed_back_SOURCES = tests/course/test_typed_back.c
tests_course_test_typed_back_LDADD = $(TEST_LIBS)

# Prints the declarations as the manual has them, for tests/house/test_schema.sh.
check_PROGRAMS += tests/course/show_schema
tests_course_show_schema_SOURCES = tests/course/show_schema.c
tests_course_show_schema_LDADD = $(TEST_LIBS)
