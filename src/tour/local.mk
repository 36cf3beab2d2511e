# tour: the whole lab, played by a good student.
noinst_LIBRARIES += src/tour/libtour.a
LAB_LAYERS += src/tour/libtour.a
src_tour_libtour_a_SOURCES = \
	src/tour/answers.c src/tour/answers.h \
	src/tour/tour.c src/tour/tour.h
