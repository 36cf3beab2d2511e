# store: what comes from disk and goes there. Only this layer uses iniparser and libcsv.
noinst_LIBRARIES += src/store/libstore.a
LAB_LAYERS += src/store/libstore.a
src_store_libstore_a_SOURCES = \
	src/store/buffer.c src/store/buffer.h \
	src/store/clean.c src/store/clean.h \
	src/store/anchor.c src/store/anchor.h \
	src/store/archive.c src/store/archive.h \
	src/store/arena.c src/store/arena.h \
	src/store/csv.c src/store/csv.h src/store/csv_table.c src/store/csv_table.h \
	src/store/deposit.c src/store/deposit.h \
	src/store/digest.c src/store/digest.h \
	src/store/encoding.c src/store/encoding.h \
	src/store/escape.c src/store/escape.h \
	src/store/fault.c src/store/fault.h \
	src/store/file.c src/store/file.h \
	src/store/guard.c src/store/guard.h \
	src/store/ini.c src/store/ini.h \
	src/store/iri.c src/store/iri.h \
	src/store/json.c src/store/json.h \
	src/store/kernel.c src/store/kernel.h \
	src/store/ledger.c src/store/ledger.h \
	src/store/ledger_file.c src/store/ledger_file.h \
	src/store/ledger_log.c src/store/ledger_log.h \
	src/store/memory.c src/store/memory.h \
	src/store/names.c src/store/names.h \
	src/store/number.c src/store/number.h \
	src/store/pairs.c src/store/pairs.h \
	src/store/path.c src/store/path.h \
	src/store/po.c src/store/po.h \
	src/store/progress.c src/store/progress.h \
	src/store/stamp.c src/store/stamp.h \
	src/store/switch.c src/store/switch.h \
	src/store/typed.c src/store/typed.h \
	src/store/utc.c src/store/utc.h \
	src/store/whole.c src/store/whole.h \
	src/store/wordlist.c src/store/wordlist.h
