# sim: the physics. Pure: no I/O, no clock, no locale.
LAB_LAYERS += src/sim/libsim.a
noinst_LIBRARIES += src/sim/libsim.a
src_sim_libsim_a_SOURCES = \
	src/sim/compound.c src/sim/compound.h \
	src/sim/elementary.c src/sim/elementary.h \
	src/sim/fabric.c src/sim/fabric.h \
	src/sim/finale.c src/sim/finale.h \
	src/sim/interval.c src/sim/interval.h \
	src/sim/luck.c src/sim/luck.h \
	src/sim/model.h \
	src/sim/node.c src/sim/node.h \
	src/sim/normal.c src/sim/normal.h \
	src/sim/output.c src/sim/output.h \
	src/sim/param.c src/sim/param.h \
	src/sim/process.c src/sim/process.h \
	src/sim/radar.c src/sim/radar.h \
	src/sim/random.c src/sim/random.h \
	src/sim/reason.c src/sim/reason.h \
	src/sim/reliability.c src/sim/reliability.h src/sim/reliability_in.h \
	src/sim/scaling.c src/sim/scaling.h \
	src/sim/swing.c src/sim/swing.h \
	src/sim/void.h \
	src/sim/votes.c src/sim/votes.h \
	src/sim/window.c src/sim/window.h
