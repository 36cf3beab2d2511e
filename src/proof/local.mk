# proof: that every mission can be met, and none is met already.
noinst_LIBRARIES += src/proof/libproof.a
LAB_LAYERS += src/proof/libproof.a
src_proof_libproof_a_SOURCES = \
	src/proof/board.c src/proof/board.h \
	src/proof/checked.c src/proof/checked.h \
	src/proof/complete.c src/proof/complete.h \
	src/proof/controls.c src/proof/controls.h \
	src/proof/designs.c src/proof/designs.h \
	src/proof/finale.c src/proof/finale.h \
	src/proof/fleets.c src/proof/fleets.h \
	src/proof/lock.c src/proof/lock.h \
	src/proof/lock_check.c src/proof/lock_check.h \
	src/proof/missions.c src/proof/missions.h \
	src/proof/onward.c src/proof/onward.h \
	src/proof/opening.c src/proof/opening.h \
	src/proof/proof.c src/proof/proof.h \
	src/proof/prove.c src/proof/prove.h \
	src/proof/proving.c src/proof/proving.h \
	src/proof/search.c src/proof/search.h \
	src/proof/stress.c src/proof/stress.h \
	src/proof/sturdy.c src/proof/sturdy.h \
	src/proof/witness.c src/proof/witness.h
