# cmd: main and one file a subcommand.
bin_PROGRAMS += src/fleetlab
src_fleetlab_SOURCES = src/cmd/main.c
src_fleetlab_LDADD = $(LAB_LIBS)
