/** What the second part of the client takes from the first: `client.rs` writes it where the first ends. */
declare const SHARED: object;
