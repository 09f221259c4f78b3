#!/bin/sh
# Memuat basis pengetahuan ke OpenSearch: sh load.sh https://alamat:9200 [pilihan curl, misalnya --user nama]
# Loads the knowledge base into OpenSearch: sh load.sh https://address:9200 [options of curl, such as --user name]
# Indeks baru dibuat dahulu, lalu alias dipindahkan sekaligus: pembaca tidak pernah melihat isi yang
# setengah jadi. New indexes are made first, then the aliases move at once: readers never see half.
set -eu
cd "$(dirname "$0")"
address=${1:?"sh load.sh https://alamat:9200"}
shift
stamp=$(date +%Y%m%d%H%M%S)
ask() { curl --silent --show-error --fail-with-body "$@"; }
actions=
for language in {languages}; do
  index="teladan-{code}-$language-$stamp"
  ask "$@" --request PUT "$address/$index" \
    --header 'Content-Type: application/json' --data-binary "@index-$language.json" > /dev/null
  for part in bulk-"$language"-*.ndjson; do
    answer=$(ask "$@" --request POST "$address/$index/_bulk?filter_path=errors,items.*.error" \
      --header 'Content-Type: application/x-ndjson' --data-binary "@$part")
    case "$answer" in
      *'"errors":false'*) ;;
      *) printf '%s: %s\n' "$part" "$answer" >&2; exit 1 ;;
    esac
  done
  for alias in "teladan-{code}" "teladan-{code}-$language"; do
    actions="$actions${actions:+,}{\"remove\":{\"index\":\"teladan-{code}-$language-*\",\"alias\":\"$alias\",\"must_exist\":false}},{\"add\":{\"index\":\"$index\",\"alias\":\"$alias\"}}"
  done
done
ask "$@" --request POST "$address/_aliases" \
  --header 'Content-Type: application/json' --data-binary "{\"actions\":[$actions]}" > /dev/null
printf 'teladan-{code}\n'
