# data: numbers in INI, tables and texts in CSV. Installed as it stands, since authors copy it.
nobase_dist_pkgdata_DATA = \
	data/README \
	data/all/finale.ini \
	data/all/part1.ini \
	data/all/part2.ini \
	data/all/part3.ini \
	data/all/stress.ini \
	data/cloud/finale.ini \
	data/cloud/locks.ini \
	data/cloud/locks1.csv \
	data/cloud/locks2.csv \
	data/cloud/locks3.csv \
	data/cloud/part1.ini \
	data/cloud/part2.ini \
	data/cloud/part3.ini \
	data/cloud/presets.csv \
	data/cloud/stress.ini \
	data/cloud/track.ini \
	data/edge/finale.ini \
	data/edge/locks.ini \
	data/edge/locks1.csv \
	data/edge/locks2.csv \
	data/edge/locks3.csv \
	data/edge/part1.ini \
	data/edge/part2.ini \
	data/edge/part3.ini \
	data/edge/presets.csv \
	data/edge/stress.ini \
	data/edge/track.ini \
	data/map/land.txt \
	data/mobile/finale.ini \
	data/mobile/locks.ini \
	data/mobile/locks1.csv \
	data/mobile/locks2.csv \
	data/mobile/locks3.csv \
	data/mobile/part1.ini \
	data/mobile/part2.ini \
	data/mobile/part3.ini \
	data/mobile/presets.csv \
	data/mobile/stress.ini \
	data/mobile/track.ini \
	data/tables/accelerators.csv \
	data/tables/diversity.csv \
	data/tables/grids.csv \
	data/tables/judges.csv \
	data/tables/models.csv \
	data/tables/rtt.csv \
	data/tables/rubric.csv \
	data/tables/site_plans.csv \
	data/tables/sites.csv \
	data/texts/en.csv \
	data/texts/es.csv \
	data/tiny/finale.ini \
	data/tiny/locks.ini \
	data/tiny/locks1.csv \
	data/tiny/locks2.csv \
	data/tiny/locks3.csv \
	data/tiny/part1.ini \
	data/tiny/part2.ini \
	data/tiny/part3.ini \
	data/tiny/presets.csv \
	data/tiny/stress.ini \
	data/tiny/track.ini \
	data/tracks.ini \
	data/units.csv \
	data/validation.csv

# What makes files of data anew is installed beside them; see data/README.
nobase_dist_pkgdata_DATA += data/make-site-plans.awk data/map/make-land.awk data/map/land-110m.json
nobase_dist_pkgdata_SCRIPTS = data/make-locks

# The program finds the data beside its folder: built elsewhere, too.
all-local:
	@[ -e data ] || $(LN_S) '$(abs_top_srcdir)/data' data
distclean-local:
	[ ! -L data ] || rm data

# No start checks installed data again. Where the program can't run here, each user's first start does.
install-data-hook:
	umask 022; for lang in en es; do \
		src/fleetlab$(EXEEXT) check-data --seal --lang $$lang --data-dir '$(DESTDIR)$(pkgdatadir)/data' \
			>/dev/null 2>&1 || echo "installed without a seal: sound.$$lang"; \
	done
