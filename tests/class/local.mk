# tests of class
CLASS_SYNTHETIC = tests/class/synthetic.c tests/class/hostile.c tests/class/synthetic.h \
	tests/lab/play.c tests/lab/play.h

check_PROGRAMS += tests/class/make-class
tests_class_make_class_SOURCES = tests/class/make_class.c $(CLASS_SYNTHETIC)
tests_class_make_class_LDADD = $(TEST_LIBS)
