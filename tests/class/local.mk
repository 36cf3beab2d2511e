# tests of class
CLASS_SYNTHETIC = tests/class/synthetic.c tests/class/hostile.c tests/class/synthetic.h \
	tests/class/forge.c tests/class/forge.h \
	$(LESSON_PLAY)

check_PROGRAMS += tests/class/make-class
tests_class_make_class_SOURCES = tests/class/make_class.c $(CLASS_SYNTHETIC)
tests_class_make_class_LDADD = $(TEST_LIBS)

CLASS_FIXTURE = tests/class/fixture.c tests/class/fixture.h $(CLASS_SYNTHETIC) $(STORE_SCRATCH)
CLASS_TESTS = tests/class/test_class tests/class/test_gradebook tests/class/test_export \
	tests/class/test_intake tests/class/test_judge tests/class/test_roster tests/class/test_stressed
check_PROGRAMS += $(CLASS_TESTS)
TESTS += $(CLASS_TESTS)
tests_class_test_class_SOURCES = tests/class/test_class.c $(CLASS_FIXTURE)
tests_class_test_class_LDADD = $(TEST_LIBS)
tests_class_test_gradebook_SOURCES = tests/class/test_gradebook.c $(CLASS_FIXTURE)
tests_class_test_gradebook_LDADD = $(TEST_LIBS)
tests_class_test_roster_SOURCES = tests/class/test_roster.c $(CLASS_FIXTURE)
tests_class_test_roster_LDADD = $(TEST_LIBS)
tests_class_test_export_SOURCES = tests/class/test_export.c $(CLASS_FIXTURE)
tests_class_test_export_LDADD = $(TEST_LIBS)
tests_class_test_intake_SOURCES = tests/class/test_intake.c $(STORE_FAULTY)
tests_class_test_intake_LDADD = $(TEST_LIBS)
tests_class_test_judge_SOURCES = tests/class/test_judge.c $(CLASS_SYNTHETIC)
tests_class_test_judge_LDADD = $(TEST_LIBS)
tests_class_test_stressed_SOURCES = tests/class/test_stressed.c $(LESSON_PLAY)
tests_class_test_stressed_LDADD = $(TEST_LIBS)

TESTS += tests/class/test_collect.sh tests/class/test_forge.sh tests/class/test_pages.sh tests/class/test_sheet.sh
EXTRA_DIST += tests/class/test_collect.sh tests/class/test_forge.sh tests/class/test_pages.sh tests/class/test_sheet.sh \
	tests/class/fill_sheet.py
