/**
 * Appends a batch of appends, each to another stream, each whole or not at all, in one call.
 *
 * One statement that takes the lock itself would read a snapshot older than the lock. Here every
 * statement of a volatile function has its own, so what follows the lock sees all that committed
 * before it, and the lock is let go only once this commit is visible: positions have no gap, become
 * visible in order, and no reader is passed by a late commit.
 *
 * Arrays hold one element an append (`streams`, `expecteds`: −1 for none, `counts`), an event
 * (`owners`: its append, from 1; `versions`, `ats`, `sizes`) or a sealed part. All their bytes come as
 * one value, cut up here (`ats` from 1): half the size of JSON or an array of bytea, and no decoding.
 *
 * plpgsql keeps plans, and this one's may be made while the tables are empty, when reading them
 * whole looks cheapest: so it may only go by the indexes.
 */
export const appendFunction = `
  create function log.append(
    streams text[], expecteds integer[], counts integer[],
    owners integer[], versions integer[], ats integer[], sizes integer[],
    part_owners integer[], part_hashes text[], part_subjects text[], part_ats integer[],
    part_sizes integer[],
    payload bytea
  ) returns table (outcome text, head integer, at bigint)
  language plpgsql volatile
  set enable_seqscan = off set enable_bitmapscan = off
  set enable_hashjoin = off set enable_mergejoin = off set jit = off
  as $$
  declare
    heads  integer[];
    last   bigint;
    stored bigint[];
  begin
    if current_setting('transaction_isolation') <> 'read committed' then
      raise exception 'Appends need read committed: another level keeps a snapshot older than the lock.';
    end if;
    perform pg_advisory_xact_lock(hashtextextended('creativallee log', 0));

    select array_agg(coalesce(e.version, -1) order by a.n) into heads
    from unnest(streams) with ordinality a (stream, n)
    left join lateral (
      select e.version from log.events e
      where hashtextextended(e.stream, 0) = hashtextextended(a.stream, 0) and e.stream = a.stream
      order by hashtextextended(e.stream, 0) desc, e.version desc limit 1
    ) e on true;

    select coalesce(max(e.position), 0) into last from log.events e;

    insert into log.events (position, stream, version, bytes)
    select last + row_number() over (order by e.n), streams[e.owner], e.version,
      substring(payload from e.at for e.size)
    from unnest(owners, versions, ats, sizes) with ordinality e (owner, version, at, size, n)
    where heads[e.owner] = expecteds[e.owner];
    if found then
      perform pg_notify('log', '');
    end if;

    if cardinality(part_owners) > 0 then
      insert into log.sealed_parts (hash, subject, blob)
      select p.hash, p.subject, substring(payload from p.at for p.size)
      from unnest(part_owners, part_hashes, part_subjects, part_ats, part_sizes)
        as p (owner, hash, subject, at, size)
      where heads[p.owner] = expecteds[p.owner]
      on conflict do nothing;
    end if;

    -- Where the stream stands elsewhere: these very events may be what stands there.
    if heads <> expecteds then
      select array_agg(s.at order by a.n) into stored
      from unnest(counts) with ordinality a (count, n)
      left join lateral (
        select max(s.position) as at
        from unnest(owners, versions, ats, sizes) e (owner, version, at, size)
        join log.events s
          on hashtextextended(s.stream, 0) = hashtextextended(streams[a.n], 0)
          and s.stream = streams[a.n] and s.version = e.version
          and s.bytes = substring(payload from e.at for e.size)
        where e.owner = a.n and heads[a.n] <> expecteds[a.n]
        having count(*) = a.count
      ) s on true;
    end if;

    return query
    select
      case when a.fits then 'ok' when a.stored is null then 'conflict' else 'duplicate' end,
      a.head,
      case when a.fits
        then last + sum(case when a.fits then a.count else 0 end) over (order by a.n)::bigint
        else a.stored end
    from (
      select h.n, h.head, h.count, h.stored, h.head = h.expected as fits
      from unnest(heads, expecteds, counts, stored) with ordinality
        as h (head, expected, count, stored, n)
    ) a
    order by a.n;
  end $$;`;
