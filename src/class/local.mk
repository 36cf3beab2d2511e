# class: the staff's side: drop boxes. Reads what students hand in; no part of a student's session.
noinst_LIBRARIES += src/class/libclass.a
LAB_LAYERS += src/class/libclass.a
src_class_libclass_a_SOURCES = \
	src/class/dropbox.c src/class/dropbox.h
