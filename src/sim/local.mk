# sim: the physics. Pure: no I/O, no clock, no locale.
LAB_LAYERS += src/sim/libsim.a
noinst_LIBRARIES += src/sim/libsim.a
src_sim_libsim_a_SOURCES = \
	src/sim/compound.c src/sim/compound.h \
	src/sim/finale.c src/sim/finale.h \
	src/sim/inputs.c src/sim/outputs.c src/sim/params.c src/sim/params.h \
	src/sim/radar.c src/sim/radar.h \
	src/sim/random.c src/sim/random.h \
	src/sim/reason.c src/sim/reason.h \
	src/sim/reliability.c src/sim/reliability.h \
	src/sim/interval.c src/sim/window.c \
	src/sim/replay.c src/sim/replay.h \
	src/sim/scaling.c src/sim/scaling.h \
	src/sim/void.h src/sim/votes.c
