//! Tells Cargo that the binary depends on the embedded folders: `include_dir` alone does not
//! notice a file that was added.

fn main() {
    println!("cargo:rerun-if-changed=themes/default");
    println!("cargo:rerun-if-changed=src/model/terms");
    println!("cargo:rerun-if-changed=src/scaffold/start");
    println!("cargo:rerun-if-changed=src/rule/pages");
    println!("cargo:rerun-if-changed=build.rs");
}
