//! A sender's list: filtered, sorted and cut by the database, so that ten thousand envelopes cost what
//! fifty do.

use envelope::{EnvelopeId, Timestamp};
use protocol::http::{PhaseCount, PhaseWord, Sort};
use sqlx::{AssertSqlSafe, Row as _, any::AnyRow};

use super::{
    Connection, StoreError,
    envelopes::id,
    index, millis, moment,
    outbox::{meant, word},
};

/// What is wanted of a list.
pub(crate) struct Wanted {
    pub(crate) sender: [u8; 32],
    /// Folded; each must be found.
    pub(crate) words: Vec<String>,
    pub(crate) phases: Vec<PhaseWord>,
    pub(crate) sort: Sort,
    /// The key and the identifier of the last line before.
    pub(crate) after: Option<(i64, EnvelopeId)>,
    pub(crate) most: i64,
}

/// A line as stored.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    pub(crate) envelope: EnvelopeId,
    pub(crate) phase: PhaseWord,
    pub(crate) done: u16,
    pub(crate) asked: u16,
    pub(crate) optional: u16,
    pub(crate) sent_at: Timestamp,
    pub(crate) deadline: Timestamp,
    pub(crate) changed_at: Timestamp,
    pub(crate) changes: i64,
    pub(crate) hidden: bool,
    pub(crate) ended_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, phase, done, asked, optional, sent_at, deadline, changed_at, changes, hidden, ended_at FROM envelopes";

impl Wanted {
    /// Everything, the newest first.
    pub(crate) fn newest(sender: [u8; 32]) -> Self {
        Self { sender, words: vec![], phases: vec![], sort: Sort::Sent, after: None, most: 50 }
    }

    /// The statement. Only its own words stand in it: what people wrote is bound.
    fn sql(&self) -> String {
        let (column, order, beyond) = match self.sort {
            Sort::Sent => ("sent_at", "DESC", "<"),
            Sort::Changed => ("changed_at", "DESC", "<"),
            Sort::Deadline => ("deadline", "ASC", ">"),
        };
        let mut sql = format!("SELECT {COLUMNS} WHERE sender = $1 AND hidden = 0");
        let mut place = 1..;
        place.next();
        let mut next = || place.next().unwrap_or(0);
        if !self.phases.is_empty() {
            let places: Vec<String> = self.phases.iter().map(|_| format!("${}", next())).collect();
            sql += &format!(" AND phase IN ({})", places.join(", "));
        }
        if self.after.is_some() {
            sql += &format!(" AND ({column}, id) {beyond} (${}, ${})", next(), next());
        }
        for _ in &self.words {
            sql += &format!(
                " AND EXISTS (SELECT 1 FROM openings WHERE openings.envelope = envelopes.id \
                 AND openings.folded LIKE ${} ESCAPE '!')",
                next()
            );
        }
        sql + &format!(" ORDER BY {column} {order}, id {order} LIMIT ${}", next())
    }
}

/// The lines that are wanted.
pub(crate) async fn lines(connection: &mut Connection, wanted: &Wanted) -> Result<Vec<Stored>, StoreError> {
    rows(connection, wanted, wanted.sql()).await?.iter().map(read).collect()
}

async fn rows(connection: &mut Connection, wanted: &Wanted, sql: String) -> Result<Vec<AnyRow>, StoreError> {
    let mut query = sqlx::query(AssertSqlSafe(sql)).bind(wanted.sender.to_vec());
    for phase in &wanted.phases {
        query = query.bind(word(phase)?);
    }
    if let Some((key, id)) = &wanted.after {
        query = query.bind(*key).bind(id.as_str().to_owned());
    }
    for word in &wanted.words {
        query = query.bind(pattern(word));
    }
    Ok(query.bind(wanted.most).fetch_all(connection).await?)
}

/// Anything that has `word` in it; nothing in it is a wildcard.
fn pattern(word: &str) -> String {
    let escaped = word.replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{escaped}%")
}

/// How many there are of each state.
pub(crate) async fn counts(
    connection: &mut Connection,
    sender: [u8; 32],
) -> Result<Vec<PhaseCount>, StoreError> {
    let rows = sqlx::query(
        "SELECT phase, COUNT(*) FROM envelopes WHERE sender = $1 AND hidden = 0 GROUP BY phase ORDER BY phase",
    )
    .bind(sender.to_vec())
    .fetch_all(connection)
    .await?;
    rows.iter()
        .map(|row| {
            let count: i64 = row.try_get(1)?;
            Ok(PhaseCount { phase: meant(row.try_get(0)?)?, count: u32::try_from(count).unwrap_or(u32::MAX) })
        })
        .collect()
}

fn changed_sql() -> String {
    format!(
        "SELECT {COLUMNS} WHERE sender = $1 AND hidden IN (0, 1) AND (changed_at, id) > ($2, $3) \
         ORDER BY changed_at, id LIMIT $4"
    )
}

/// What changed after a moment and an identifier, the oldest change first; what left the list, too.
pub(crate) async fn changed(
    connection: &mut Connection,
    sender: [u8; 32],
    (since, last): (Timestamp, &str),
    most: i64,
) -> Result<Vec<Stored>, StoreError> {
    let rows = sqlx::query(AssertSqlSafe(changed_sql()))
        .bind(sender.to_vec())
        .bind(millis(since))
        .bind(last)
        .bind(most)
        .fetch_all(connection)
        .await?;
    rows.iter().map(read).collect()
}

fn read(row: &AnyRow) -> Result<Stored, StoreError> {
    Ok(Stored {
        envelope: id(row)?,
        phase: meant(row.try_get(1)?)?,
        done: index(row.try_get(2)?)?,
        asked: index(row.try_get(3)?)?,
        optional: index(row.try_get(4)?)?,
        sent_at: moment(row.try_get(5)?),
        deadline: moment(row.try_get(6)?),
        changed_at: moment(row.try_get(7)?),
        changes: row.try_get(8)?,
        hidden: row.try_get::<i64, _>(9)? == 1,
        ended_at: row.try_get::<Option<i64>, _>(10)?.map(moment),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    const SENDER: [u8; 32] = [1; 32];

    /// Ten thousand envelopes of one sender, and as many of others.
    async fn filled() -> (tempfile::TempDir, Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(&format!("sqlite://{}", dir.path().join("x.db").display())).await.unwrap();
        let mut transaction = store.write().await.unwrap();
        for number in 0..20_000u32 {
            let mut random = [0; 16];
            random[..4].copy_from_slice(&number.to_be_bytes());
            let sender = if number % 2 == 0 { SENDER } else { [2; 32] };
            let phase = if number % 100 == 0 { "to_finalise" } else { "waiting" };
            sqlx::query(
                "INSERT INTO envelopes (id, sender, language, sent_at, deadline, phase, changed_at, changes, next_at) \
                 VALUES ($1, $2, 'fr', $3, $4, $5, $3, 1, $4)",
            )
            .bind(EnvelopeId::from_random(random).as_str().to_owned())
            .bind(sender.to_vec())
            .bind(i64::from(number))
            .bind(1_000_000 - i64::from(number))
            .bind(phase)
            .execute(&mut *transaction)
            .await
            .unwrap();
        }
        sqlx::query("ANALYZE").execute(&mut *transaction).await.unwrap();
        transaction.commit().await.unwrap();
        (dir, store)
    }

    async fn plan(store: &Store, wanted: &Wanted) -> String {
        let sql = format!("EXPLAIN QUERY PLAN {}", wanted.sql());
        let rows = rows(&mut store.read().await.unwrap(), wanted, sql).await.unwrap();
        rows.iter().map(|row| row.get::<String, _>(3)).collect::<Vec<_>>().join("\n")
    }

    #[tokio::test]
    async fn every_list_of_ten_thousand_is_read_along_an_index() {
        let (_dir, store) = filled().await;
        let last = EnvelopeId::from_random([9; 16]);
        for (sort, index) in [
            (Sort::Sent, "envelopes_by_sent"),
            (Sort::Changed, "envelopes_by_change"),
            (Sort::Deadline, "envelopes_by_deadline"),
        ] {
            for after in [None, Some((5000, last.clone()))] {
                for words in [vec![], vec!["bail".to_owned()]] {
                    let wanted = Wanted { sort, after: after.clone(), words, ..Wanted::newest(SENDER) };
                    let plan = plan(&store, &wanted).await;
                    assert!(plan.contains(index), "{plan}");
                    assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
                }
            }
        }
        let one = Wanted { phases: vec![PhaseWord::ToFinalise], ..Wanted::newest(SENDER) };
        let of_one = plan(&store, &one).await;
        assert!(of_one.contains("envelopes_by_phase") && !of_one.contains("TEMP B-TREE"), "{of_one}");
        let sql = format!("EXPLAIN QUERY PLAN {}", changed_sql());
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(SENDER.to_vec()).bind(0i64).bind("").bind(9i64);
        let rows = rows.fetch_all(&mut *store.read().await.unwrap()).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.get(3)).collect();
        assert!(plan.iter().any(|step| step.contains("envelopes_by_change")), "{plan:?}");
        let due =
            "EXPLAIN QUERY PLAN SELECT id FROM envelopes WHERE next_at <= 5 ORDER BY next_at LIMIT 1000";
        let rows = sqlx::query(due).fetch_all(&mut *store.read().await.unwrap()).await.unwrap();
        assert!(rows[0].get::<String, _>(3).contains("envelopes_next"), "the clock, too");
    }

    #[tokio::test]
    async fn portions_follow_each_other_without_gap_or_repeat() {
        let (_dir, store) = filled().await;
        let mut connection = store.read().await.unwrap();
        for sort in [Sort::Sent, Sort::Changed, Sort::Deadline] {
            let mut seen = std::collections::BTreeSet::new();
            let mut after = None;
            loop {
                let wanted = Wanted { sort, after, most: 997, ..Wanted::newest(SENDER) };
                let lines = lines(&mut connection, &wanted).await.unwrap();
                let Some(last) = lines.last() else { break };
                let key = match sort {
                    Sort::Sent => last.sent_at,
                    Sort::Changed => last.changed_at,
                    Sort::Deadline => last.deadline,
                };
                after = Some((millis(key), last.envelope.clone()));
                for line in &lines {
                    assert!(seen.insert(line.envelope.as_str().to_owned()), "twice");
                }
            }
            assert_eq!(seen.len(), 10_000);
        }
        let counts = counts(&mut connection, SENDER).await.unwrap();
        let counts: Vec<_> = counts.iter().map(|of| (of.phase, of.count)).collect();
        assert_eq!(counts, [(PhaseWord::ToFinalise, 200), (PhaseWord::Waiting, 9800)]);
        let newest = changed(&mut connection, SENDER, (Timestamp(19_995), ""), 100).await.unwrap();
        assert_eq!(newest.len(), 2, "19,996 and 19,998");
        let last = newest[0].envelope.as_str();
        let newest = changed(&mut connection, SENDER, (Timestamp(19_996), last), 100).await.unwrap();
        assert_eq!(newest.len(), 1, "one after the other");
    }

    #[test]
    fn wildcards_are_letters() {
        assert_eq!(pattern("50%_!"), "%50!%!_!!%");
    }
}
