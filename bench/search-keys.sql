-- Fills the search index of a ledger that bench/million.sql has filled with @COUNT messages: of each a serial of its own,
-- one of a thousand places, one of two words that every second one has, and twenty words of fifty thousand. For SQLite and
-- PostgreSQL. The hash of a number is the number itself, beside others: bench/ConsoleQuestions.java asks for it.

insert into search_key (hash, entry)
with recursive k (x) as (select 1 union all select x + 1 from k where x < 20),
words (hash, entry) as (
  select 1000000000000 + id, id from entry
  union all select 2000000000000 + id % 1000, id from entry
  union all select 3000000000000 + id % 2, id from entry
  union all select 4000000000000 + x * 2500 + (id * (7919 + 2 * x)) % 2500, id from entry cross join k
)
select hash, entry from words order by hash, entry;
