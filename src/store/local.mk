# store: what comes from disk and goes there. Only this layer uses iniparser, libcsv and jansson.
noinst_LIBRARIES += src/store/libstore.a
LAB_LAYERS += src/store/libstore.a
src_store_libstore_a_SOURCES = \
	src/store/buffer.c src/store/buffer.h \
	src/store/csv.h \
	src/store/digest.h \
	src/store/escape.h \
	src/store/fault.h \
	src/store/file.h \
	src/store/ini.h \
	src/store/json.h \
	src/store/kernel.h \
	src/store/ledger.h \
	src/store/ledger_log.h \
	src/store/memory.c src/store/memory.h \
	src/store/number.h \
	src/store/pairs.h \
	src/store/path.h
