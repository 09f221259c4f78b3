-- Sepuluh pertanyaan untuk dicoba sesudah data dimuat: psql --file pertanyaan.sql BASIS_DATA
-- Ten questions to try once the data is loaded.

-- 1. Apa yang ditemukan untuk sebuah pertanyaan? What answers a question?
SELECT title, kind, page FROM teladan.find_entries('pelayanan publik') LIMIT 10;

-- 2. Bagaimana hasil itu terbagi? How do the answers divide?
SELECT facet, label, entries FROM teladan.count_facets('pelayanan publik') WHERE kind = 'case';

-- 3. Berapa praktik tiap bidang? How many cases has each field?
SELECT label, entries FROM teladan.facet_count
WHERE language = 'id' AND kind = 'case' AND facet = 'sectors' ORDER BY entries DESC, label;

-- 4. Hambatan apa yang paling sering? Which obstacles are met most often?
SELECT label, entries FROM teladan.facet_count
WHERE language = 'id' AND kind = 'case' AND facet = 'obstacles.factor' ORDER BY entries DESC, label;

-- 5. Bagaimana hambatan berakhir? How did obstacles end?
SELECT label, entries FROM teladan.facet_count
WHERE language = 'id' AND kind = 'case' AND facet = 'obstacles.outcome' ORDER BY entries DESC, label;

-- 6. Praktik yang hambatannya sudah teratasi, menurut provinsi. Cases that overcame an obstacle, by province.
SELECT locus_province, count(*) FROM teladan.cases
WHERE language = 'id' AND obstacles @? '$[*] ? (@.outcome == "overcome")'
GROUP BY locus_province ORDER BY 2 DESC, 1;

-- 7. Lokus yang menerima kunjungan dan berapa hari sebelumnya surat masuk. Loci that accept visits.
SELECT title, hosting->>'notice_days' AS notice_days FROM teladan.loci
WHERE language = 'id' AND hosting ? 'accepts' ORDER BY title;

-- 8. Kunjungan tiap tahun. Visits in each year.
SELECT left(start, 4) AS year, count(*) FROM teladan.visits
WHERE language = 'id' GROUP BY 1 ORDER BY 1;

-- 9. Adopsi menurut status. Adoptions by status.
SELECT label, entries FROM teladan.facet_count
WHERE language = 'id' AND kind = 'adoption' AND facet = 'status' ORDER BY entries DESC, label;

-- 10. Praktik yang paling sering dikunjungi. Cases that were visited most.
SELECT title, visit_count, adoption_count FROM teladan.cases
WHERE language = 'id' ORDER BY visit_count DESC NULLS LAST, title LIMIT 10;
