# report: what a student hands in, and the replay of a ledger. Reads ledgers, writes none.
noinst_LIBRARIES += src/report/libreport.a
LAB_LAYERS += src/report/libreport.a
src_report_libreport_a_SOURCES = \
	src/report/answers.c src/report/answers.h \
	src/report/check.c src/report/check.h \
	src/report/designed.c src/report/designed.h \
	src/report/doc.c src/report/doc.h \
	src/report/doc_html.c src/report/doc_html.h \
	src/report/doc_text.c src/report/doc_text.h \
	src/report/drawn.c src/report/drawn.h \
	src/report/mended.c src/report/mended.h \
	src/report/predicted.c src/report/predicted.h \
	src/report/reflected.c src/report/reflected.h \
	src/report/replay.c src/report/replay.h \
	src/report/report.c src/report/report.h \
	src/report/writer.c src/report/writer.h
