# proof: that every mission can be met, and none is met already.
noinst_LIBRARIES += src/proof/libproof.a
LAB_LAYERS += src/proof/libproof.a
src_proof_libproof_a_SOURCES = \
	src/proof/controls.c \
	src/proof/finale.c \
	src/proof/lock.c \
	src/proof/part.c \
	src/proof/prove.c src/proof/prove.h \
	src/proof/proving.h \
	src/proof/search.c src/proof/search.h
