//! The competent person's signature (Phụ lục I, phần I, mục II.7): the image of the signature, blue, on transparent ground.

use crate::sign::appearance::Picture;
use crate::sign::appearance::image::{Image, ImageConcern};
use crate::sign::appearance::measure::points;

/// Largest picture of a signature, in millimetres: what ô 7c holds.
const MOST: [f64; 2] = [55.0, 25.0];

/// The picture of a signature, as large as it can be in the room between title and name (`[width, height]` in points).
///
/// The image keeps its colours. One that is not blue is a concern, which [`Image::concerns`] of the second result names.
pub fn personal(image: Image, room: [f64; 2]) -> (Picture, Vec<ImageConcern>) {
    let image = image.with_colour(is_blue, ImageConcern::NotBlue);
    let [width, height] = [room[0].min(points(MOST[0])), room[1].min(points(MOST[1]))];
    let shape = image.shape();
    let width = width.min(height * shape);
    (image.picture(width, width / shape), image.concerns().to_vec())
}

/// Scanned ink is pale at its edges: blue is what is clearly more blue than red and not less than green.
fn is_blue([r, g, b]: [u8; 3]) -> bool {
    b >= r.saturating_add(25) && b >= g.saturating_add(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sign::appearance::image::tests::sheet;

    #[test]
    fn a_signature_keeps_its_shape_within_the_room() {
        let image = Image::read(&sheet(400, 200, [20, 40, 200], None)).unwrap();
        let (picture, concerns) = personal(image.clone(), [points(82.5), points(18.0)]);
        assert!((picture.width - points(36.0)).abs() < 0.01 && (picture.height - points(18.0)).abs() < 0.01);
        assert_eq!(concerns, []);
        // Never wider than ô 7c has room for.
        assert!((personal(image, [points(200.0), points(200.0)]).0.width - points(50.0)).abs() < 0.01);
        let black = Image::read(&sheet(400, 200, [10, 10, 10], None)).unwrap();
        assert_eq!(personal(black, [100.0, 50.0]).1, [ImageConcern::NotBlue]);
    }
}
