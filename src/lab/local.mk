# lab: the lesson. session alone owns the state and the ledger.
noinst_LIBRARIES += src/lab/liblab.a
LAB_LAYERS += src/lab/liblab.a
src_lab_liblab_a_SOURCES = \
	src/lab/arena.c src/lab/arena.h \
	src/lab/catalog.h src/lab/catalog_data.h \
	src/lab/design.c src/lab/design.h \
	src/lab/nearest.c src/lab/nearest.h \
	src/lab/number.c src/lab/text.h \
	src/lab/rule.c \
	src/lab/scene.c src/lab/scene.h \
	src/lab/session.h
